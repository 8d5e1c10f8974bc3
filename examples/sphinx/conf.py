project = "Notes"
html_theme = "alabaster"
html_theme_options = {"show_powered_by": False}
html_js_files = [("https://YOUR.SITE/gd-playground.js", {"type": "module"})]
