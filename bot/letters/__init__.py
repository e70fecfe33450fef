"""Letters and notices: written in the customer's words, brought by the customer's channel."""
