/**
 * Shell that installs the Terraform of $TERRAFORM_VERSION on Linux, checked against the sums that HashiCorp publishes
 * beside it.
 */
export function installTerraform(architecture: string): string {
  return `\
archive="terraform_\${TERRAFORM_VERSION}_linux_${architecture}.zip"
release="https://releases.hashicorp.com/terraform/$TERRAFORM_VERSION"
curl --fail --silent --show-error --remote-name "$release/$archive"
curl --fail --silent --show-error "$release/terraform_\${TERRAFORM_VERSION}_SHA256SUMS" | grep "  $archive$" | sha256sum --check
unzip -q "$archive" terraform -d /usr/local/bin
rm "$archive"
`;
}
