"""From findings to findings with a status: which are wanted, and which somebody accepted."""
