"""Turns of a conversation: this system beside Rasa's stock starter configuration."""
