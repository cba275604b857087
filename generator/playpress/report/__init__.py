"""What a command found -> what people and machines read: words in a terminal, JSON, CI annotations."""
