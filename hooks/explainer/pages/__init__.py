"""Dataset to pages: Markdown with HTML blocks, one module for what a page needs and one for the list of pages."""
