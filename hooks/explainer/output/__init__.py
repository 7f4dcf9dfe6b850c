"""What a file of the site is: its address, its content, the state of the data that it is made from. Makes none itself."""
