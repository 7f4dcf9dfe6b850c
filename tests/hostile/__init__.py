"""Records and files that mean harm, and what must come of them."""
