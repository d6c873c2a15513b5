"""CodeBuild: moto knows no jobs of a pipeline, and takes every project to have the key of S3."""
from moto.codebuild import responses
from moto.codebuild.responses import CodeBuildResponse

create_project = CodeBuildResponse.create_project
check_source = responses._validate_required_params_source
check_artifacts = responses._validate_required_params_artifacts


def unless_of_a_pipeline(check):
    return lambda part: None if part["type"] == "CODEPIPELINE" else check(part)


def with_key(response):
    created = create_project(response)
    key = response._get_param("encryptionKey")
    if key:
        project = response.codebuild_backend.codebuild_projects[response._get_param("name")]
        project.project_metadata["encryptionKey"] = key
    return created


def apply():
    responses._validate_required_params_source = unless_of_a_pipeline(check_source)
    responses._validate_required_params_artifacts = unless_of_a_pipeline(check_artifacts)
    CodeBuildResponse.create_project = with_key
