using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Checkout.Testing.Mail;

/// <summary>A small SMTP server on loopback that keeps what it is sent and, when told to, misbehaves as servers do.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<ReceivedMessage> _received = new();
    private readonly Task _accepting;
    private int _connections;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Host => "127.0.0.1";

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What the next connections meet; may be changed at any time.</summary>
    public SmtpBehavior Behavior { get; set; }

    public int Connections => Volatile.Read(ref _connections);

    public IReadOnlyList<ReceivedMessage> Received => [.. _received];

    /// <summary>Waits until that many messages have arrived, and fails with the number that did.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> WaitForAsync(int count, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(10));
        while (_received.Count < count)
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"{_received.Count} of {count} messages arrived.");
            }

            await Task.Delay(20, CancellationToken.None);
        }

        return Received;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Interlocked.Increment(ref _connections);
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var owned = client;
        try
        {
            // Latin-1 keeps every byte of a message as it came.
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await ConverseAsync(reader, writer);
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The sender hung up, or the test is over.
        }
    }

    private async Task ConverseAsync(StreamReader reader, StreamWriter writer)
    {
        if (Behavior == SmtpBehavior.Hang)
        {
            await Task.Delay(Timeout.Infinite, _stopping.Token);
        }

        if (Behavior == SmtpBehavior.Unavailable)
        {
            await writer.WriteLineAsync("421 sink.test is closed, come back later");
            return;
        }

        await writer.WriteLineAsync("220 sink.test ESMTP");
        var from = "";
        var recipients = new List<string>();
        while (await reader.ReadLineAsync(_stopping.Token) is { } line)
        {
            switch (line.Split([' ', ':'], 2)[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-sink.test\r\n" + (Behavior == SmtpBehavior.RefuseSignIn ? "250-AUTH LOGIN\r\n" : "")
                        + "250-SIZE 52428800\r\n250-8BITMIME\r\n250 SMTPUTF8");
                    break;
                case "AUTH":
                    await writer.WriteLineAsync("535 Authentication failed");
                    break;
                case "MAIL" when Behavior == SmtpBehavior.RefuseSender:
                    await writer.WriteLineAsync("550 You may not send as somebody else");
                    break;
                case "HELO" or "NOOP":
                    await writer.WriteLineAsync("250 OK");
                    break;
                case "RSET":
                    (from, recipients) = ("", []);
                    await writer.WriteLineAsync("250 OK");
                    break;
                case "MAIL":
                    (from, recipients) = (Address(line), []);
                    await writer.WriteLineAsync("250 OK");
                    break;
                case "RCPT" when Behavior == SmtpBehavior.RefuseRecipient:
                    await writer.WriteLineAsync("550 No such mailbox");
                    break;
                case "RCPT":
                    recipients.Add(Address(line));
                    await writer.WriteLineAsync("250 OK");
                    break;
                case "DATA" when recipients.Count == 0:
                    await writer.WriteLineAsync("503 Nobody to send it to");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 Go on");
                    if (!await TakeAsync(reader, writer, from, recipients))
                    {
                        return;
                    }

                    recipients = [];
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 Bye");
                    return;
                default:
                    await writer.WriteLineAsync("502 Not known here");
                    break;
            }
        }
    }

    /// <summary>Reads the message's text and answers it; false where the connection ends without an answer.</summary>
    private async Task<bool> TakeAsync(StreamReader reader, StreamWriter writer, string from, List<string> recipients)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stopping.Token) is { } line && line != ".")
        {
            if (Behavior == SmtpBehavior.DropBeforeAnswer)
            {
                return false;
            }

            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        if (Behavior == SmtpBehavior.RefuseMessage)
        {
            await writer.WriteLineAsync("451 Not now");
            return true;
        }

        _received.Enqueue(new ReceivedMessage(from, recipients, Encoding.Latin1.GetBytes(text.ToString())));
        if (Behavior == SmtpBehavior.KeepAndDrop)
        {
            return false;
        }

        await writer.WriteLineAsync("250 Kept");
        return true;
    }

    private static string Address(string line)
    {
        var (open, close) = (line.IndexOf('<', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        return open >= 0 && close > open ? line[(open + 1)..close] : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
