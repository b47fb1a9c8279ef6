//! Tests of the `keyweight` command, in one binary.
