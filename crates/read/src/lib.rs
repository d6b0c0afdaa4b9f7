//! Reads Markdown pages that document an HTTP API into documents.
