<%@ page language="java" contentType="text/html; charset=UTF-8" import="java.net.*, java.io.*" %>
<%
  String key = request.getParameter("key");
  URL url = new URL("https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=" + key);
  HttpURLConnection con = (HttpURLConnection) url.openConnection();
  con.setRequestProperty("X-Naver-Client-Id", application.getInitParameter("naver.id"));
  con.setRequestProperty("X-Naver-Client-Secret", application.getInitParameter("naver.secret"));
  InputStream in = con.getResponseCode() == 200 ? con.getInputStream() : con.getErrorStream();
  in.transferTo(response.getOutputStream());
%>
