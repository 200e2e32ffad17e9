"""What a run may change outside its namespace, and putting it back."""

from handbook.state.state import State

__all__ = ["State"]
