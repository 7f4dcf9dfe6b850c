"""What a change to the records changes, for a reviewer."""
