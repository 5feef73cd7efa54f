"""nbgrader's own settings, so that plain `nbgrader generate_assignment hw9` does what `make release` does."""

from autograder import nbgrader_steps

c = get_config()  # noqa: F821  traitlets puts it there
c.CourseDirectory.course_id = "homework"
c.CourseDirectory.source_directory = "source"
c.CourseDirectory.release_directory = "assignments"
c.CourseDirectory.solution_directory = "solutions"
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    "figures",
    "reference*",
]
c.GenerateAssignment.preprocessors = nbgrader_steps.RELEASE_STEPS
c.GenerateSolution.preprocessors = nbgrader_steps.SOLUTION_STEPS
c.Autograde.autograde_preprocessors = nbgrader_steps.AUTOGRADE_STEPS
c.Execute.timeout = 1800
