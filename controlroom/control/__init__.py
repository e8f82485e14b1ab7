"""Control of a wall by others: one place for their words and errors, the local socket's and the HTTP API's."""
