//! Setters that take and return the whole, so that data is written in one expression and can grow a field.

/// Declares setters inside an `impl`. `name(value: type): field = what` sets a field; `field += what` adds to a list.
macro_rules! setters {
    ($($(#[$meta:meta])* $name:ident($value:ident: $type:ty): $field:ident $op:tt $what:expr;)*) => {$(
        $(#[$meta])*
        #[must_use]
        pub fn $name(mut self, $value: $type) -> Self {
            $crate::model::setters::set!(self.$field, $op $what);
            self
        }
    )*};
}

macro_rules! set {
    ($field:expr, = $what:expr) => {
        $field = $what
    };
    ($field:expr, += $what:expr) => {
        $field.push($what)
    };
}

pub(crate) use {set, setters};
