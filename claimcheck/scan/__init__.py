"""Tables of articles: a row in, its findings out, here or on a cluster."""
