"""Understanding of messages, beside Rasa's stock pipeline and on public test sets."""
