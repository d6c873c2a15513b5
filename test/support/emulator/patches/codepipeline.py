"""CodePipeline: moto gives times as texts, where JSON 1.1 has numbers."""
import json
from datetime import datetime

from moto.codepipeline.responses import CodePipelineResponse

get_pipeline = CodePipelineResponse.get_pipeline


def with_times(response):
    answer = json.loads(get_pipeline(response))
    metadata = answer["metadata"]
    for key in ("created", "updated"):
        metadata[key] = datetime.fromisoformat(metadata[key].replace("Z", "+00:00")).timestamp()
    return json.dumps(answer)


def apply():
    CodePipelineResponse.get_pipeline = with_times
