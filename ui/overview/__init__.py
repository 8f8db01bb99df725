"""The Overview page 总览: what is left where, for how long, and what waits for a person."""
