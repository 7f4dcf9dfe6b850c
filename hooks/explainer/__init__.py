"""The engine: YAML records in, pages, maps and data out.

One direction, one pass:

    load (text + positions, typed records) -> dataset (lookups, reverse links) -> check (rules across records)
    -> derive (grades, locations) -> charts, maps, exports, pages -> build (a finished folder)

Every mistake on the way becomes a `Problem`; any error stops the build with all of them. Each folder says in its `__init__.py` what
it is for and what may not be in it; a folder imports only from those before it, which tests/unit/test_rooms.py holds.
Nothing in this package imports mkdocs: `hooks/build_site.py` and `hooks/serve_site.py` do that.
"""
