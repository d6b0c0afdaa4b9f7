//! What the reader makes of whole pages.
