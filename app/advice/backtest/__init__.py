"""Replaying history: the standard setting as a simulator, simple policies, perfect foresight and the scores."""
