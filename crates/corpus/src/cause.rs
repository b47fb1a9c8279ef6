//! The error that made an input unreadable.

use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

/// The error of the operating system or of a decoder that made an input unreadable.
///
/// It is shared, so that a [`Reason`](crate::Reason) can be cloned. Two causes are equal if they
/// print the same.
///
/// # Examples
///
/// ```
/// use keyweight_corpus::Cause;
/// use std::io;
///
/// let cause = Cause::new(io::Error::from(io::ErrorKind::PermissionDenied));
/// assert_eq!(cause.to_string(), "permission denied");
/// let error = cause.get_ref().downcast_ref::<io::Error>();
/// assert_eq!(error.map(io::Error::kind), Some(io::ErrorKind::PermissionDenied));
/// ```
#[derive(Debug, Clone)]
pub struct Cause(Arc<dyn Error + Send + Sync>);

impl Cause {
    /// Keeps an error as a cause.
    pub fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Cause {
        Cause(error.into().into())
    }

    /// The error itself, for a downcast.
    pub fn get_ref(&self) -> &(dyn Error + Send + Sync + 'static) {
        &*self.0
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

impl PartialEq for Cause {
    fn eq(&self, other: &Cause) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Cause {}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Cause {
        Cause::new(error)
    }
}
