using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Relay;

/// <summary>Sends a reply: waits, head, body in its pieces, end.</summary>
internal static class ReplyWriter
{
    public static async Task WriteAsync(HttpContext context, ReceivedRequest request, LoopbackReply reply, TimeProvider time)
    {
        ReplyDelivery delivery = reply.Delivery;
        CancellationToken aborted = context.RequestAborted;
        if (delivery.BeforeHead is { } beforeHead)
            await beforeHead.WaitAsync(time, aborted).ConfigureAwait(false);
        if (delivery.End == ReplyEnd.Reset)
        {
            context.Abort();
            return;
        }

        RenderedReply rendered = reply.Render(request);
        WriteHead(context.Response, reply.Head, rendered);
        if (!MayHaveBody(reply.Head.Status))
        {
            // To write even nothing would be an error of the server's, which closes the connection under the next request.
            await context.Response.CompleteAsync().ConfigureAwait(false);
            return;
        }

        if (delivery.IsOneWrite)
        {
            context.Response.ContentLength = rendered.Body.Length;
            await context.Response.BodyWriter.WriteAsync(rendered.Body, aborted).ConfigureAwait(false);
            return;
        }

        await context.Response.StartAsync(aborted).ConfigureAwait(false);
        await context.Response.BodyWriter.FlushAsync(aborted).ConfigureAwait(false);
        if (delivery.BeforeBody is { } beforeBody)
            await beforeBody.WaitAsync(time, aborted).ConfigureAwait(false);
        await WritePiecesAsync(context.Response.BodyWriter, BodyPlan.Of(delivery, rendered), delivery, aborted).ConfigureAwait(false);
        if (delivery.End == ReplyEnd.Aborted)
            context.Abort();
    }

    private static bool MayHaveBody(int status) => status is not (204 or 304);

    private static void WriteHead(HttpResponse response, ReplyHead head, RenderedReply rendered)
    {
        response.StatusCode = head.Status;
        if (rendered.ContentType is not null)
            response.ContentType = rendered.ContentType;
        foreach (KeyValuePair<string, string> header in head.Headers)
            response.Headers[header.Key] = header.Value;
    }

    private static async Task WritePiecesAsync(PipeWriter writer, BodyPlan plan, ReplyDelivery delivery, CancellationToken aborted)
    {
        int start = 0;
        for (int piece = 0; piece < plan.Ends.Count; piece++)
        {
            if (delivery.BeforePiece is not null)
                await delivery.BeforePiece(piece).WaitAsync(aborted).ConfigureAwait(false);
            int end = plan.Ends[piece];
            if (end > start)
                await writer.WriteAsync(plan.Body[start..end], aborted).ConfigureAwait(false);
            foreach ((int offset, Task gate) in plan.Holds)
            {
                if (offset == end)
                    await gate.WaitAsync(aborted).ConfigureAwait(false);
            }

            start = end;
        }
    }
}
