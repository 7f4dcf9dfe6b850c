"""A file to a typed record, with every mistake in it by line and column. Knows no other record: rules across records are in check."""
