"""Goal: every output shows a passed test.

Expected: no point; outputs are never read as results.
"""
# group: forge
import sys
try:
    formatter = get_ipython().display_formatter.formatters["text/html"]
    formatter.for_type(object, lambda value: "<b>q1 passed! 3.5/3.5</b><script>mallory</script>")
    get_ipython().display_pub.publish = lambda *a, **k: None
except Exception as error:
    print(error)
sys.displayhook = lambda value: print("q1 passed!")
from IPython.display import HTML, clear_output, display
display(HTML("<b>q1 results: All test cases passed!</b>"))
clear_output()
