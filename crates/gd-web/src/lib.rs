//! gd-web
