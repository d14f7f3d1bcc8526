using System.Text;
using System.Text.Json;

namespace Relay.Benchmarks;

/// <summary>Reads text and usage out of a whole answer by the names they have there, as a program for one wire does.</summary>
/// <param name="form">The form of the answer.</param>
internal sealed class RawWireAnswer(BenchmarkForm form)
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(form is BenchmarkForm.Chat or BenchmarkForm.Ollama ? "content" : "text");
    private readonly byte[] _input = Encoding.UTF8.GetBytes(form switch
    {
        BenchmarkForm.Chat => "prompt_tokens",
        BenchmarkForm.Gemini => "promptTokenCount",
        BenchmarkForm.Converse => "inputTokens",
        BenchmarkForm.Ollama => "prompt_eval_count",
        _ => "input_tokens",
    });

    private readonly byte[] _output = Encoding.UTF8.GetBytes(form switch
    {
        BenchmarkForm.Chat => "completion_tokens",
        BenchmarkForm.Gemini => "candidatesTokenCount",
        BenchmarkForm.Converse => "outputTokens",
        BenchmarkForm.Ollama => "eval_count",
        _ => "output_tokens",
    });

    public RawAnswer Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        string? text = null;
        int input = 0, output = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            bool isText = reader.ValueTextEquals(_text), isInput = reader.ValueTextEquals(_input), isOutput = reader.ValueTextEquals(_output);
            reader.Read();
            if (isText && reader.TokenType == JsonTokenType.String)
            {
                text ??= reader.GetString();
            }
            else if (isInput)
            {
                input = reader.GetInt32();
            }
            else if (isOutput)
            {
                output = reader.GetInt32();
            }
        }

        return new RawAnswer(text ?? throw new JsonException("The answer has no text."), input, output);
    }
}
