"""The engine: YAML records in, pages, maps and data out.

One direction, one pass:

    source_file (text + positions) -> parse (typed records, model/) -> check/ (rules across records)
    -> dataset (lookups, reverse links) -> grades, places -> pages, maps/ -> artifacts

Every mistake on the way becomes a `Problem`; any error stops the build with all of them.
Nothing in this package imports mkdocs: `hooks/build_site.py` does that.
"""
