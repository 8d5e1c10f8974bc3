//! gd-plot
