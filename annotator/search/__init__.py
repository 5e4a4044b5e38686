"""What a reader finds in the texts that they may read, and in the annotations that they may see."""
