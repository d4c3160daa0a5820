"""Runs migrations on the connection `storage.engine.migrate` hands in."""

from alembic import context

from assistant.storage.tables.base import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
