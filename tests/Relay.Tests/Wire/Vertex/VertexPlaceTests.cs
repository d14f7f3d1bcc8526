namespace Relay.Tests;

/// <summary>Where a call to Vertex AI goes: from the preset, from the environment, with a key in place of a token.</summary>
public sealed class VertexPlaceTests : VertexTest
{
    [Theory]
    [InlineData("global", "https://aiplatform.googleapis.com")]
    [InlineData("us", "https://aiplatform.us.rep.googleapis.com")]
    [InlineData("eu", "https://aiplatform.eu.rep.googleapis.com")]
    [InlineData("us-central1", "https://us-central1-aiplatform.googleapis.com")]
    [InlineData("europe-west4", "https://europe-west4-aiplatform.googleapis.com")]
    public void Each_location_has_its_address(string location, string address) => Assert.Equal(address, VertexAddress.BaseUrl(location));

    [Fact]
    public async Task Project_and_location_come_from_the_environment_when_the_preset_is_silent()
    {
        (Environment["GOOGLE_CLOUD_PROJECT"], Environment["GOOGLE_CLOUD_LOCATION"]) = ("env-project", "global");
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Vertex("gemini-2.5-flash", m => (m.Project, m.Location) = (null, null)).ChatAsync("hello");
        Assert.Equal("/v1/projects/env-project/locations/global/publishers/google/models/gemini-2.5-flash:generateContent", Server.Requests[^1].Path);
    }

    [Theory]
    [InlineData("GCLOUD_PROJECT", "CLOUD_ML_REGION")]
    [InlineData("GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_REGION")]
    public async Task Older_names_of_the_variables_count_too(string project, string location)
    {
        (Environment[project], Environment[location]) = (" env-project ", "us-east5");
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Vertex("claude-sonnet-4-5@20250929", m => (m.Project, m.Location) = (null, null)).ChatAsync("hello");
        Assert.StartsWith("/v1/projects/env-project/locations/us-east5/", Server.Requests[^1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preset_wins_and_no_location_at_all_is_us_central1()
    {
        Environment["GOOGLE_CLOUD_PROJECT"] = "env-project";
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Vertex("gemini-2.5-flash", m => m.Location = null).ChatAsync("hello");
        Assert.StartsWith("/v1/projects/my-project/locations/us-central1/", Server.Requests[^1].Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gemini-2.5-flash")]
    [InlineData("claude-sonnet-4-5@20250929")]
    [InlineData("endpoints/1234")]
    [InlineData("meta/llama-3.3-70b-instruct-maas")]
    public async Task Without_a_project_a_call_with_a_token_is_an_error_that_names_the_variable(string model)
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Vertex(model, m => m.Project = null).ChatAsync("hello"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("GOOGLE_CLOUD_PROJECT", error.Message, StringComparison.Ordinal);
        Assert.Empty(Tokens.Requests);
        Assert.Equal(0, Server.RequestCount);
    }

    [Theory]
    [InlineData("us-central1.evil.example/")]
    [InlineData("evil.example#")]
    [InlineData("-")]
    [InlineData("US CENTRAL")]
    public async Task A_location_that_is_none_cannot_become_another_host(string location)
    {
        RelayException error = await Assert.ThrowsAsync<RelayException>(() => Vertex("claude-sonnet-4-5@20250929", m => (m.Location, m.BaseUrl) = (location, null)).ChatAsync("hello"));
        Assert.Equal(RelayErrorKind.Config, error.Kind);
        Assert.Contains("location", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_needs_no_project_and_goes_in_its_own_header()
    {
        Environment["GOOGLE_CLOUD_PROJECT"] = "a-project-of-somebody-else";
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Vertex("gemini-2.5-flash", m => (m.Project, m.ApiKey) = (null, "express-key")).ChatAsync("hello");

        ReceivedRequest request = Server.Requests[^1];
        Assert.Equal("/v1/publishers/google/models/gemini-2.5-flash:generateContent", request.Path);
        Assert.Equal("express-key", request.Headers["x-goog-api-key"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.Empty(Tokens.Requests);
    }

    [Fact]
    public async Task A_key_of_one_call_goes_without_a_project_too_and_the_next_call_has_the_token_again()
    {
        Environment["GOOGLE_CLOUD_PROJECT"] = "env-project";
        ModelAlias model = Vertex("gemini-2.5-flash", m => m.Project = null);
        Server.Enqueue(LoopbackReply.Text("hi"));
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Collect(model.StreamAsync("hello", new CallOptions { ApiKey = "express-key" }));
        await model.ChatAsync("hello");

        Assert.Equal("/v1/publishers/google/models/gemini-2.5-flash:streamGenerateContent", Server.Requests[0].Path);
        Assert.Equal("/v1/projects/env-project/locations/europe-west4/publishers/google/models/gemini-2.5-flash:generateContent", Server.Requests[1].Path);
        Assert.Equal("Bearer " + TokenScript.Token, Server.Requests[1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_project_in_the_preset_stays_with_a_key()
    {
        Environment["GOOGLE_VERTEX_API_KEY"] = "bound-key";
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Vertex("gemini-2.5-flash").ChatAsync("hello");
        Assert.StartsWith(Place, Server.Requests[^1].Path, StringComparison.Ordinal);
        Assert.Equal("bound-key", Server.Requests[^1].Headers["x-goog-api-key"]);
    }

    [Theory]
    [InlineData("beta1")]
    [InlineData("")]
    public async Task An_address_of_ones_own_may_end_in_its_version(string end)
    {
        Server.Enqueue(LoopbackReply.Text("hi"));
        await Vertex("gemini-2.5-flash", m => m.BaseUrl = Server.BaseUrl + end).ChatAsync("hello");
        Assert.StartsWith("/v1" + end + "/projects/", Server.Requests[^1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_or_model_with_special_characters_stays_one_part_of_the_path() => Assert.Equal(
        "/v1/projects/..%2Fp/locations/us/publishers/google/models/a%2Fb%3Fc:generateContent",
        VertexAddress.Path(VertexModel.Of("google/a/b?c"), "../p", "us", "https://h", stream: false));
}
