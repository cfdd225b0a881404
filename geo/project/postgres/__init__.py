"""A second home of projects: a schema of a PostgreSQL database with PostGIS, for several readers. See docs/postgres.md.

`publishing` puts a project there, `copying` takes it into a project file of the reader's own, `exchanging` carries
corrections both ways, and `following` keeps such a copy as the server's state is.
"""
