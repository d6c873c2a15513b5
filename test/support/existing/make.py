"""Makes on the emulator what a topology may find there, and prints the ids: a VPC, a cluster, an image. Usage: make.py ENDPOINT"""

import json
import sys

import boto3

REGION = "us-east-1"
TAGS = [{"Key": "Name", "Value": "main"}]
PRIVATE = [{"Key": "Tier", "Value": "private"}]


def client(service):
    return boto3.client(service, endpoint_url=sys.argv[1], region_name=REGION)


ec2 = client("ec2")
vpc = ec2.create_vpc(CidrBlock="10.7.0.0/16")["Vpc"]["VpcId"]
ec2.create_tags(Resources=[vpc], Tags=TAGS)
subnets = []
for index, zone in enumerate("ab"):
    block = f"10.7.{index}.0/24"
    made = ec2.create_subnet(VpcId=vpc, CidrBlock=block, AvailabilityZone=REGION + zone)
    subnets.append(made["Subnet"]["SubnetId"])
ec2.create_tags(Resources=subnets, Tags=PRIVATE)
group = ec2.create_security_group(GroupName="files", Description="mount targets", VpcId=vpc)["GroupId"]

client("ecs").create_cluster(clusterName="main", settings=[{"name": "containerInsights", "value": "enabled"}])
client("ecs").create_cluster(clusterName="plain")

ecr = client("ecr")
ecr.create_repository(repositoryName="worker")
manifest = {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json", "layers": []}
image = ecr.put_image(repositoryName="worker", imageManifest=json.dumps(manifest), imageTag="1.4.2")["image"]

print(json.dumps({"vpc": vpc, "subnets": subnets, "group": group, "digest": image["imageId"]["imageDigest"]}))
