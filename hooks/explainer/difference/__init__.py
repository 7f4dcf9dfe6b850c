"""Two states of the data compared, for whoever has to decide on a change."""
