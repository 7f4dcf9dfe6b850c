"""Pages as Markdown: what each shows, its templates, and the words for readers. Works nothing out about the war: derive does."""
