"""Work on the data folder: begin a record, tidy it, compare two states, tell what changed. Never part of a build."""
