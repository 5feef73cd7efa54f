"""Goal: names, web pages and packages, by libraries and by programs.

Expected: nothing answers.
"""
# group: escape
import socket, subprocess, urllib.request
for act in (lambda: urllib.request.urlopen("http://127.0.0.1:47801/mallory", timeout=0.5), lambda: socket.getaddrinfo("localhost", 47801),
            lambda: subprocess.run(["curl", "-m", "1", "http://127.0.0.1:47801"], timeout=2), lambda: subprocess.run(["bash", "-c", "echo x > /dev/tcp/127.0.0.1/47801"], timeout=2)):
    try:
        act()
    except Exception as error:
        print(type(error).__name__)
