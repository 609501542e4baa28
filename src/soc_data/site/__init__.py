"""The record on the web: a static site that opens from disk, in English and Arabic, without a server.

`site_files(dataset, description, documents)` yields every file of it. Needs the extra `site` (Jinja2).
"""
