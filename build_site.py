"""The door: `python build_site.py` is the command line, and mkdocs finds its hook here."""

if __name__ == "__main__":
    try:
        from edition.app.cli import cli

        cli()
    except ModuleNotFoundError as error:
        if (error.name or "edition").startswith("edition"):
            raise
        raise SystemExit(
            f"This Python lacks the package {error.name}. Set everything up with `make site`, "
            "then use `.venv/bin/python build_site.py`."
        ) from None
    except KeyboardInterrupt:  # before the command line is there to say so
        raise SystemExit("Aborted!") from None
elif __name__ != "__mp_main__":  # the processes that a corpus starts need neither
    from edition.app.hook import (
        on_config,
        on_env,
        on_files,
        on_page_content,
        on_page_context,
        on_page_markdown,
        on_page_read_source,
        on_post_build,
        on_post_page,
        on_post_template,
        on_pre_build,
        on_serve,
        on_startup,
    )

    __all__ = [
        "on_config",
        "on_env",
        "on_files",
        "on_page_content",
        "on_page_context",
        "on_page_markdown",
        "on_page_read_source",
        "on_post_build",
        "on_post_page",
        "on_post_template",
        "on_pre_build",
        "on_serve",
        "on_startup",
    ]
