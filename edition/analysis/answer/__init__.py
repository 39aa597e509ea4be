"""The ten-second answer: do the sources that print the statement say the same?"""
