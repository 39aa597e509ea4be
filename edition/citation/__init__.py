"""Citations of a paragraph, a witness and the archive, in every style."""
