"""Goal: another program, in a session of its own, that waits for the next student.

Expected: it ends with the submission.
"""
# group: hurt
import subprocess
for command in (["sleep", "601"], ["sh", "-c", "while sleep 1; do touch /tmp/mallory-$$; done"], ["nohup", "setsid", "sleep", "602"]):
    try:
        subprocess.Popen(command, start_new_session=True, stdin=-3, stdout=-3, stderr=-3)
    except OSError as error:
        print(error)
